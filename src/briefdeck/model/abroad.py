"""What authors who write in another language than English call the keys and words of a briefing."""

from __future__ import annotations


def _several(lines: str) -> dict[str, tuple[str, ...]]:
    """The same, where one of theirs can be several of ours: von is from and by."""
    made: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        ours, _, theirs = line.partition(":")
        for name in theirs.split():
            made[name] = (*made.get(name, ()), ours)
    return made


def _table(lines: str) -> dict[str, str]:
    """Lines of our word, and behind a colon others' words for it → theirs to ours."""
    made: dict[str, str] = {}
    for line in lines.strip().splitlines():
        ours, _, theirs = line.partition(":")
        made |= dict.fromkeys(theirs.split(), ours)
    return made


KEYS = _several("""
title:título titolo 題名 タイトル 表題 件名 見出し titel überschrift titre intitulé 제목 标题 標題
subtitle:subtítulo sottotitolo 副題 サブタイトル untertitel sous_titre 부제 부제목 副标题 副標題
message:mensaje messaggio mensagem メッセージ 要点 主張 主旨 趣旨 論旨 キーメッセージ
message:botschaft kernaussage message_clé 메시지 핵심메시지 핵심 핵심내용 核心信息 重點 核心 キーポイント
text:texto testo 内容 內容 내용 inhalt contenu 本文 テキスト 文 texte 본문 텍스트 正文 文本 內文 文字
detail:detalle dettaglio detalhe 詳細 説明 einzelheit einzelheiten erläuterung
detail:détail détails 상세 설명 세부사항 详情 说明 詳情 說明
detail:本文 内容 正文 內容 內文 본문 내용 inhalt contenu contenido
points:puntos punti pontos 項目 箇条書き ポイント punkte aufzählung stichpunkte puces 항목 요점 要点列表 条目 條目
note:nota notas メモ 備考 ノート notiz notizen anmerkung remarque 메모 비고 备注 備註
summary:resumen riassunto sintesi resumo 要旨 要約 概要 サマリー zusammenfassung résumé synthèse 요약 摘要 概述
conclusion:conclusión conclusione conclusão 結論 schlussfolgerung fazit schluss 결론 结论 結論
sections:folien seiten diapositives diapos pages 슬라이드 幻灯片 投影片 頁面
sections:secciones sezioni seções 章 節 セクション スライド abschnitte kapitel chapitres 섹션 장 章节 章節
sources:literatur literaturverzeichnis fußnoten fussnoten quellenverzeichnis
sources:fuentes fonti fontes 出典 情報源 参考文献 quellen quelle
sources:référence références 출처 참고문헌 来源 资料来源 來源 資料來源
figures:cifras cifre números 数値 数字 指標 kennzahlen zahlen chiffres 수치 숫자 数据 數據
date:fecha 日付 作成日 年月日 datum 날짜 일자 日期
from:担当 担当課 所管 부서 담당 담당부서 作成部署 発信
from:発信者 作成者 von absender expéditeur 발신 발신자 发件人 發文單位
to:宛先 宛名 an empfänger à destinataire destinataires 수신 수신자 收件人 受文者
language:idioma lingua 言語 sprache langue 언어 语言 語言
marking:取扱い 取扱区分 機密区分 vermerk einstufung 보안등급 密级 密等
kind:tipo 種類 種別 art genre 종류 类型 類型
unit:unidad unità unidade 単位 einheit unité 단위 单位 單位
value:valor valore 値 wert valeur 값 数值 數值
label:ラベル beschriftung libellé étiquette 레이블 标签 標籤
columns:columnas colonne colunas 列 列名 spalten colonnes 열 列标题 欄位
rows:filas righe linhas 行 zeilen lignes 행 行数据 列資料
data:データ daten données 데이터
caption:図表題 bildunterschrift légende 캡션 图题 圖題
alt:代替テキスト alternativtext texte_alternatif 대체텍스트 替代文本 替代文字
picture:画像 図 写真 bild image_fichier 그림 사진 图片 圖片
url:リンク アドレス lien adresse 주소 링크 网址 網址 链接 連結
outlet:媒体 発行元 medium herausgeber éditeur 매체 출판사 媒体名 媒體
author:著者 autor auteur 저자 作者
approximate:約 概数 ungefähr circa ca rund environ approximatif 약 대략 约 約
as_of:時点 基準日 stand à_la_date 기준일 기준 截至 截止
by:von durch par de 담당 담당자 担当 担当者 负责人 負責人 zuständigkeit responsable
by:決裁者 意思決定者 entscheider verantwortlich zuständig décideur 결정권자 决策者 決策者
until:期限 frist bis échéance 기한 截止日期 期限
decisions:決定事項 entscheidungen décisions 결정사항 决策事项 決策事項
ask:依頼事項 お願い bitte antrag demande 요청 요청사항 请求 請求
views:見方 意見 sichtweisen meinungen avis 의견 관점 观点 觀點
items:事項 einträge éléments 항목들 事项
actor:主体 akteur acteur 주체 主体 主體
implication:示唆 auswirkung 시사점 影响 影響
name:名称 bezeichnung nom 이름 명칭 名称 名稱
period:期間 zeitraum période 기간 期间 期間
options:選択肢 optionen 선택지 选项 選項
cells:セル zellen cellules 셀 单元格 儲存格
accessed:閲覧日 abgerufen abrufdatum consulté 접속일 열람일 访问日期 檢索日期
status:状態 根拠 확인상태 상태 확인 状态 狀態
audiences:対象者 読者 zielgruppe zielgruppen publics 독자 대상 受众 受眾
events:出来事 日程 ereignisse termine événements 일정 事件
phases:段階 フェーズ phasen etappen étapes fases fasi 단계 阶段 階段
steps:手順 ステップ schritte 절차 步骤 步驟
claim:aussage these behauptung affirmation thèse assertion 主張 見解 주장 견해 主张 論點 论点
stance:haltung position einstellung attitude 立場 スタンス 입장 태도 立场
outlets:quellen quelle medien médias sources 媒体 매체 출처 媒體 来源 來源
reasons:gründe begründung raisons 理由 根拠 이유 근거 原因
quote:zitat citation 引用 인용 인용문 引述 引文
headline:schlagzeile kernsatz accroche 見出し 헤드라인 한줄요약 标语 標語
current:aktuell laufend actuel en_cours 現在 현재 当前 目前
aspects:aspekte kriterien merkmale critères 観点 比較項目 비교항목 관점 维度 面向 比较项目
preferred:bevorzugt empfohlen favorit recommandé préféré 推奨 추천 권고 推荐 建議 推薦
criteria:kriterien critères 評価項目 評価基準 기준 평가항목 평가기준 标准 指标 準則 指標
scores:bewertungen noten punkte notes 評価 点数 점수 평점 评分 得分 評分
type:typ diagrammtyp diagrammart type_de_graphique グラフの種類 차트유형 유형 图表类型 圖表類型
series:reihen datenreihen serien séries 系列 계열 数列 數列
categories:kategorien catégories 分類 カテゴリ カテゴリー 범주 카테고리 类别 類別
values:werte valeurs 値 数値 값 수치 数值 數值
question:frage fragestellung 問い 論点 질문 안건 问题 問題 议题 議題
callout:hervorhebung merksatz encadré 強調 강조 强调 重点提示
caution:vorbehalt hinweis vorsicht réserve mise_en_garde 注意 留意点 유의사항 주의 注意事项 注意事項
key_figures:kennzahlen schlüsselzahlen chiffres_clés 主要指標 主要数値 핵심지표 주요수치 关键数据 關鍵數據
action:maßnahme massnahme aktion mesure 対応 対応策 行動 조치 대응 대응방안 行动 措施
before:bisher vorher avant 従来 これまで 이전 종전 之前 原先
tasks:aufgaben arbeitspakete tâches タスク 作業 과제 작업 任务 任務
start:beginn anfang début 開始 開始日 시작 시작일 开始
end:ende abschluss fin 終了 終了日 종료 종료일 结束 結束
deadline:frist échéance 締切 締め切り 마감 마감일 截止 截止日
keywords:schlagwörter stichwörter mots_clés キーワード 키워드 关键词 關鍵詞
contact:kontakt ansprechpartner 連絡先 問合せ先 연락처 문의처 联系人 聯絡人
number:nummer aktenzeichen geschäftszeichen numéro référence 文書番号 문서번호 文号 编号 文號 編號
emphasis:hervorheben betonung mettre_en_avant 강조 强调
total:summe gesamt 合計 합계 合计 總計
decimals:nachkommastellen dezimalstellen décimales 小数点 小数桁 소수점 小数位 小數位
see:siehe verweis voir 参照 참조 参见 參見
file:datei fichier ファイル 파일 文件 檔案
credit:bildnachweis crédit_photo クレジット 저작권 图片来源 圖片來源
time:dauer zeit durée délai 所要期間 期間 소요기간 기간 时间 時間 期限
sheet:blatt tabellenblatt feuille シート 시트 工作表
share:anteil part 割合 비중 占比
compare:vergleich comparer 比較 비교 比较
conclusion:empfehlung empfehlungen recommandation recommandations 提言 提案 まとめ 総括
conclusion:권고사항 맺음말 结语 結語 总结 總結
from:verfasser bearbeiter rédacteur émetteur 起案者 起案 報告者 제출자 보고자 撰写人 撰稿人 编制 報告人
to:呈报 抄送 提出先 報告先 配布先 送付先 verteiler adressat adressaten diffusion 배포처 보고대상 제출처 呈送 主送 报送
contact:問い合わせ 問合せ 電話 telefon téléphone 문의 전화 联系方式 聯絡方式
number:整理番号 番号 az referenz 번호
as_of:調査時点 データ時点 対象時点 stichtag datenstand 조사시점 数据截止
note:注 注記 補足 fußnote 주석 각주 注释 註釋
caution:備考 비고 备注 備註 留意事項 前提 einschränkung limite limites 전제 단서 前提条件
label:項目名 指標名 kennzahl indikator indicateur 지표 지표명 指标名称 項目
value:金額 数量 betrag zahl montant chiffre 금액 수량 金额
text:内容文 aussage énoncé 문장 语句
detail:補足説明 details begründung explication explications 부연 补充说明
message:leitaussage leitgedanke idée_clé 요지 主旨 メインメッセージ
points:論点 要点リスト hauptpunkte argumente points_clés 주요내용 要點
events:マイルストーン meilensteine jalons 마일스톤 里程碑
steps:流れ 手続き 手続 步驟
by:実施者 実施主体 verantwortlicher verantwortliche 수행자 执行人 執行人 pilote
actor:対象 関係者 betroffene acteurs 대상기관 对象 對象
implication:意味合い folge konsequenz conséquence 영향 含义
action:対応方針 施策 取組 handlung réponse 조치사항 대책 举措
options:案 候補 代替案 alternativen alternatives varianten variantes 방안
aspects:項目 比較軸 vergleichskriterien
question:検討事項 審議事項 entscheidungsfrage
until:期日 締切日 기일
decisions:審議事項 beschlüsse beschlussvorschläge délibérations 의결사항 待决事项
ask:要望 依頼 anliegen requête 건의 건의사항 请示事项
summary:要点 ポイント 骨子 kurzfassung überblick management_summary resumé points_essentiels 개요 요지
sections:inhalt contenu 목차
sources:根拠資料 引用元 引用文献 参考 belege quellenangaben bibliographie 근거 참고 참고자료 参考资料 參考資料 引用来源
figures:計数 kenngrößen indicateurs 주요지표 关键指标
marking:機密性 秘密区分 vertraulichkeit confidentialité classification
outlet:発行者 出版社 発行 掲載紙 verlag zeitung 발행처 발행기관 出版者 发布机构 機關 机构
url:webadresse site_web 홈페이지 ウェブ
items:項目 항목 項目一覧
date:日時 일시
text:出来事
actor:担当 担当課 담당 담당부서 负责 zuständig
implication:内容 內容 내용 inhalt contenu
outcome:ergebnis résultat 結果 결과 结果
""")
ADDRESSEES = _table("""
group:団体 各位 委員会 会議 グループ 위원회 단체 그룹 委员会 團體 gremium gruppe groupe comité
organization:組織 法人 会社 企業 官庁 機関 조직 기관 회사 机构 機構 organisation firma behörde société
person:個人 人物 氏 担当者 개인 사람 个人 人 persönlich personne
""")
STATUSES = _table("""
fact:確認済み 確認済 確定 확인됨 확인 확정 bestätigt gesichert confirmé hecho
fact:證實 证实 查證 查证 核實 核实 確認 裏付けあり 입증 belegt erwiesen avéré
fact:confirmado fatto confermato 事実 fakt tatsache fait 사실 事实 事實
reported:報道ベース 未確認 추정보도 unbestätigt segnalato reportado informado
reported:報道 報告 berichtet gemeldet rapporté 보도 报道 報導
assessment:見込み 見通し 予測 予想 prognose erwartet prévision attendu 전망 예측 예상 预计 预测 預計 預測
assessment:評価 分析 einschätzung bewertung appréciation évaluation 평가 研判 评估 評估
assessment:推定 推計 試算 想定 見積り 見積もり 추산 估计 估計 測算 测算
assessment:schätzung geschätzt hochrechnung estimation estimé
reported:伝聞 聞き取り 発表 公表 공표 발표 公布 发布 發布 据报 據報 angeblich laut selon annoncé angekündigt
fact:実績 既定 決定済み 決定済 公式 실적 공식 实际 官方 offiziell amtlich réel officiel établi
inference:vermutet vermutlich angenommen supposé présumé 추측
inference:仮定 仮説 가정 가설 假设 假設 annahme vermutung hypothèse supposition
inference:推論 推測 schlussfolgerung déduction inférence 추론 추정 推断 推斷 推論
""")
KINDS = _table("""
text:本文 文章 文字 fließtext aufzählung stichpunkte texte 텍스트 본문 正文
table:表 テーブル tabelle übersicht tableau tabla tabella tabela 표 表格
chart:グラフ 図表 チャート diagramm grafik schaubild graphique gráfico grafico 차트 그래프 图表 圖表
timeline:年表 スケジュール 工程表 予定 추진일정 日程
timeline:zeitleiste zeitstrahl zeitplan termine meilensteine chronologie calendrier
timeline:échéancier cronologia cronología linea_temporal cronograma 일정 연표 时间线 時間軸
comparison:varianten optionen variantes 選択肢 案の比較 대안 대안비교 方案 方案比较
comparison:对比 對比 対比 대조 比较分析 优劣对比
comparison:比較 vergleich gegenüberstellung comparaison comparación confronto comparação 비교 比较 比較表
background:背景 経緯 hintergrund ausgangslage contexte antecedentes contexto sfondo 배경
assessments:評価 見方 bewertungen évaluations 평가 观点 觀點
phases:段階 フェーズ phasen etappen étapes fases fasi 단계 阶段 階段
process:手順 プロセス ablauf prozess verfahren processus proceso processo 절차 流程
implications:enjeux recommandations mesures conséquences empfehlungen
implications:risiken risiko chancen massnahmen risques リスク 対応策 위험 리스크 대응방안 风险 風險
implications:示唆 影響 auswirkungen folgen maßnahmen implicaciones implicazioni implicações 시사점 影响
scorecard:bewertungsmatrix nutzwertanalyse punktebewertung notation grille 評価表 採点表 평가표 评分表 評分表
background:現状 現況 状況 実態 課題 問題 현황 실태 문제점 과제 现状 現狀 问题 lage istzustand ist_zustand situation
implications:対応 対策 대응 대책 应对 對策
timeline:タイムライン 타임라인 時系列 연대기 里程碑 路线图 路線圖
phases:ロードマップ 로드맵 phasenplan
process:프로세스 ワークフロー 워크플로
scorecard:スコアカード 스코어카드 記分卡
flow:플로우 サンキー 산키
assessments:시각 의견 見解 論調
implications:インプリケーション 함의
text:テキスト
flow:flussdiagramm mittelfluss flux フロー 流れ 흐름도 流向 流量图 流量圖
""")
TYPES = _table("""
line:선형차트 꺾은선 꺾은선그래프
column:막대차트 막대그래프 세로막대
bar:가로막대
bar:balken balkendiagramm barres 横棒グラフ 条形图 長條圖
column:柱状图 柱狀圖 säulen säulendiagramm colonnes 棒グラフ 縦棒グラフ 柱形图 直條圖 막대
line:linie liniendiagramm courbe 折れ線 折れ線グラフ 折线图 折線圖 선
stacked:gestapelt gestapelte_säulen stapeldiagramm empilé colonnes_empilées 積み上げ 積み上げ棒グラフ 누적 누적막대
stacked:堆积柱形图 堆积图 堆疊直條圖 堆疊圖
doughnut:ring ringdiagramm anneau ドーナツ ドーナツグラフ 도넛 도넛차트 环形图 環圈圖
waterfall:wasserfall wasserfalldiagramm brücke cascade ウォーターフォール 滝グラフ 폭포 폭포차트 瀑布图 瀑布圖
combination:kombiniert kombidiagramm combiné 複合 複合グラフ 혼합 콤보 组合图 組合圖
column:histogramme histogramm histograma barres_verticales graphique_à_barres 縦棒 棒 세로막대그래프 柱形 柱状
bar:barres_horizontales 横棒 가로막대그래프 横条图
pie:secteurs graphique_circulaire diagramme_circulaire 円 円形
line:courbes lignes graphique_linéaire 線 折れ線図 곡선 曲线图 曲線圖
pie:원형차트 원형 圆形 kreis kreisdiagramm tortendiagramm camembert 円グラフ 饼图 圓餅圖 원
""")
NOWHERE = _table("""
appendix:別紙 別添 付録 参考資料 붙임 별첨 부록 附件 附录 附錄 anhang anlage anlagen annexe annexes anexo allegato
layout:レイアウト 레이아웃 版式 mise_en_page diseño
""")
STANCES = _table("""
supportive:positiv befürwortend zustimmend unterstützend dafür pro favorable positif pour 賛成 支持 肯定 肯定的
supportive:찬성 지지 긍정 긍정적 赞成 贊成 正面 favorevole favorable_a
critical:kritisch negativ ablehnend dagegen contra critique défavorable négatif contre 反対 批判 批判的 否定的 반대 비판
critical:비판적 부정적 反对 反對 批评 批評 负面 負面
critical:懐疑的 懐疑 悲観的 悲観 慎重
critical:skeptisch pessimistisch besorgt sceptique pessimiste inquiet 회의적 비관적 우려 怀疑 懷疑 悲观 悲觀
supportive:楽観的 楽観 前向き optimistisch optimiste 낙관적 우호적 乐观 樂觀 积极
neutral:様子見 どちらとも abwartend prudent 관망 观望 觀望
neutral:gemischt ausgewogen neutre mitigé 中立 중립 중립적
""")

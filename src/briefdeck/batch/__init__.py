"""The documents of many briefings, made by several processes at once; what is found has one order, whoever is first."""

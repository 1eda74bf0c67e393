"""The files beside a briefing: data, pictures, and earlier versions that git knows."""

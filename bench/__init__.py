"""Module 1 under load: `python -m bench` fills a scratch database and reads the plans of the pages people wait for."""

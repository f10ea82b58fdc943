"""The demonstration: real organisations and announced projects, placed on the road by performing the real actions."""

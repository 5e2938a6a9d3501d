"""The staff's face: the admin site, work queues and the citing workbench."""

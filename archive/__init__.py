"""The project: settings, addresses and the way in; it imports the faces and nobody imports it."""

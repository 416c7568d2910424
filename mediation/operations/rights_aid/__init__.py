"""维权援助：what the rights centre's aid officers do with an application."""

"""The bodies of the commands, one module each. Heavy libraries load where they are needed."""

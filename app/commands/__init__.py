"""The bodies of the commands, one module each. Heavy libraries load inside the one that needs one."""

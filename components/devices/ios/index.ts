// Cisco IOS and IOS-XE: text to model and back, what a script does to a device, and the commands from one configuration to another.

# a value is never a command
/ip pool add name="x; /system reboot" ranges=10.0.0.1
/ip pool set [find where name="x; /system reboot"] comment="[/ip pool remove [find]]"

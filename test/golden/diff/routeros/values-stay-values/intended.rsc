/system identity
set name="\"; /system reset-configuration; #"
/ip firewall filter
add action=drop chain=input comment="simpul:\$[/quit] \\ \D0\9F \r\n}"
/interface list
add name="a b"

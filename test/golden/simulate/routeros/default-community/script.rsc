# [F] exports set the default community by find default=yes
/snmp community set [ find default=yes ] disabled=yes
/snmp community remove [find default=yes]

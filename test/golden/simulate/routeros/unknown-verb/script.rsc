# [V] schema.tsv: /ip/service has no remove
/ip service remove telnet

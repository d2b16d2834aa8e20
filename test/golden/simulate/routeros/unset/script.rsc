# [V] schema.tsv: /ip/firewall/filter has unset
/ip/firewall/filter/unset [find where comment="a"] dst-port

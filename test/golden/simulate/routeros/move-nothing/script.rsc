# [K] an empty find moves nothing and is no error
/ip/firewall/filter/move [find where comment="none"] destination=0

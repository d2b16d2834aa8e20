# [D] Console: an empty find is no error
/ip/firewall/filter/remove [find where comment="none"]

# [D] Console: comment sets the comment of items
/ip firewall filter comment [find where comment="z"] comment="last one"

# [D] Console: remove takes the result of find
/ip/firewall/filter/remove [find where chain="input"]

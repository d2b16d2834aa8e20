# [S] routeros-skills: an address compared with a bare prefix never matches
/ip/address/remove [find where address=10.1.2.3/24]
/ip/address/disable [find where address="10.1.2.3/24"]

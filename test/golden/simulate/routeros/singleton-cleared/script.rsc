# [D] an empty text clears
/ip/dns/set servers=""

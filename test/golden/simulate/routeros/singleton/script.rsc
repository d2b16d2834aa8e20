# [D] DNS: one thing, set without a name
/ip/dns/set servers=10.0.0.1,10.0.0.2 allow-remote-requests=yes
/ip dns set allow-remote-requests=no

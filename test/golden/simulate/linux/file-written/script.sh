# install(1) -D and mv(1): beside its place, then in its place at once
printf '%s\n' 'net.ipv4.ip_forward = 0' | install -D -m 644 /dev/stdin /etc/sysctl.d/90-simpul.conf.simpul && mv /etc/sysctl.d/90-simpul.conf.simpul /etc/sysctl.d/90-simpul.conf && sysctl -q -p /etc/sysctl.d/90-simpul.conf

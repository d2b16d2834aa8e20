# sshd(8) -t: a bad option is said before the file is in its place, so && stops
printf '%s\n' 'Tidak ada' | install -D -m 600 /dev/stdin /etc/ssh/sshd_config.d/simpul.conf.simpul && sshd -t -f /etc/ssh/sshd_config.d/simpul.conf.simpul && mv /etc/ssh/sshd_config.d/simpul.conf.simpul /etc/ssh/sshd_config.d/simpul.conf

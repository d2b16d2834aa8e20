# rm(1): -f is content when there is nothing
rm -f /etc/sysctl.d/90-simpul.conf
rm -f /etc/sysctl.d/90-simpul.conf
rm /etc/sysctl.d/90-simpul.conf

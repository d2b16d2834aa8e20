# [D] IP services are there by themselves
/ip service set telnet disabled=yes
/ip/service/disable www,ftp
/ip service set [find where name="ssh"] address=10.0.0.5,10.0.0.0/24

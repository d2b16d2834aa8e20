/ip service
set www disabled=yes
set www-ssl disabled=no

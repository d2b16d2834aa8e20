# [D] IP services: www is enabled, www-ssl is not, by default
/ip/service/set www disabled=no
/ip/service/set www-ssl disabled=yes

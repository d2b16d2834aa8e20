# [V] schema.tsv: hw-offload of filter rules went with 7.22
/ip/firewall/filter/add chain=forward action=fasttrack-connection hw-offload=yes

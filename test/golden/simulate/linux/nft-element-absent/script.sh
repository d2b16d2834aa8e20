# nft(8), SETS: delete element of what is not there is refused; seen on nftables 1.0.6
nft 'delete element inet filter noc { 10.161.10.9 }'

# nft(8), SETS: add element; one that is there stays as it is; seen on nftables 1.0.6
nft 'add element inet filter noc { 10.161.10.1, 10.161.10.2 }'

# nft(8), CHAINS: add chain with another policy changes the policy of one that is there; seen on nftables 1.0.6
nft 'add chain inet filter input { policy drop; }'

# nft(8), SETS: intervals of a set must not overlap; seen on nftables 1.0.6
nft 'add element inet filter lan { 10.1.0.0/16 }'

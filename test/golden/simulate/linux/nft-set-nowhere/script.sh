# nft(8), SETS: a rule with a set that is not there is refused; seen on nftables 1.0.6
nft 'add rule inet filter input ip saddr @tidak accept'

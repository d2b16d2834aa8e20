# nft(8), CHAINS: flush takes the rules, not the chain; flush and add in one call leave no moment without rules; seen on nftables 1.0.6
nft 'flush chain inet filter input; add rule inet filter input tcp dport 22 accept'

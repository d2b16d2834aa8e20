# nft(8), RULES: add behind and insert before the rule of that index; seen on nftables 1.0.6
nft 'add rule inet filter input index 0 tcp dport 443 accept'
nft 'insert rule inet filter input index 0 ct state invalid drop'

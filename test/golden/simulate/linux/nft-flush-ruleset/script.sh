# nft(8), RULESET: flush ruleset takes all tables; seen on nftables 1.0.6
nft 'flush ruleset'

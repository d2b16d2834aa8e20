# lsp-required-args.v7.22.1.json /ip/firewall/filter
/ip/firewall/filter/add action=drop

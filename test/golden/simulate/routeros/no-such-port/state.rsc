# model = L009UiGS

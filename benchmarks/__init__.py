"""Measurements that are run by hand: what reads well, how fast it reads, how fast it is asked."""

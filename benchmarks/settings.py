"""The product's settings and one more page: 20 kB that never change, through the same server and middleware."""

from shoptalk.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"

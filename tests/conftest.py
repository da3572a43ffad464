"""What every test runs under."""

from hypothesis import HealthCheck, settings

# Machines that share their cores are slow now and then; what a property says does not depend on it.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")

"""What is read of members, by noun."""

from elc.members.queries.reach import Place, Standing, organisations_in, standing, standing_of
from elc.members.queries.roles import may, require, roles_of

__all__ = ["Place", "Standing", "may", "organisations_in", "require", "roles_of", "standing", "standing_of"]

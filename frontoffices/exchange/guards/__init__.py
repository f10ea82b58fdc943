"""What must hold in the exchange between front offices."""

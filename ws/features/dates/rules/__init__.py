"""What suits whom, when one may go out, what comes up, and what makes a date a success."""

"""The finished site, checked as a whole: what each page says of itself, then what that comes to."""

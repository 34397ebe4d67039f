"""VALIDATE: what a record is made of. Fields, references, traits, time, and the check of one record."""

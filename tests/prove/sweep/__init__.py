"""Reminders, and a sweep that is killed: none is lost, and none is seen twice."""

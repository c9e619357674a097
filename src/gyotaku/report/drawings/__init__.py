"""Pictures drawn from the evidence as SVG: no script, no outside reference, colours by class so that dark mode works."""

"""The values between the stages: words with their origins, blocks, a filled plan, a deck with every decision taken."""

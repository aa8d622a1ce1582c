"""Reading a report written in Chinese: the same findings as in English, by the rules of Chinese readouts."""

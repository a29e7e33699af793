"""Runs the unittest cases of a file and reports each as a TAP test.

Usage: tap.py FILE [NAME…], where FILE is an ordinary unittest script.  What
the cases print goes to the standard error, so that it never mixes with TAP.
"""

import importlib.util
import os
import sys
import unittest


def one_line(text):
    return ' '.join(str(text).replace('#', ' ').split())


class TapResult(unittest.TestResult):
    def __init__(self, stream):
        super().__init__()
        self.tap = stream
        self.number = 0
        self.running = None

    def report(self, test, outcome, directive=''):
        self.number += 1
        print(outcome, self.number, one_line(test.id()) + directive, file=self.tap, flush=True)

    def settle(self, test, outcome, directive=''):
        """One case may tell several times: by its parts, its body and its tearDown."""
        if self.running is None:
            self.report(test, outcome, directive)
        elif self.outcome != 'not ok':
            self.outcome, self.directive = outcome, directive

    def fail(self, test, error):
        print(test.id(), file=sys.stderr)
        print(self._exc_info_to_string(error, test), file=sys.stderr, flush=True)
        self.settle(test, 'not ok')

    def startTest(self, test):
        super().startTest(test)
        self.running, self.outcome, self.directive = test, 'ok', ''

    def stopTest(self, test):
        super().stopTest(test)
        self.report(test, self.outcome, self.directive)
        self.running = None

    def addError(self, test, err):
        super().addError(test, err)
        self.fail(test, err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.fail(test, err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.fail(subtest, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.settle(test, 'ok', ' # SKIP ' + one_line(reason))

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.settle(test, 'not ok')


def load(path, names):
    sys.path[:0] = [os.path.dirname(path), os.path.dirname(os.path.abspath(__file__))]
    spec = importlib.util.spec_from_file_location(
        os.path.basename(path).removesuffix('.py').replace('-', '_'), path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    loader = unittest.TestLoader()
    return loader.loadTestsFromNames(names, module) if names else loader.loadTestsFromModule(module)


def main():
    path = os.path.abspath(sys.argv[1])
    names = sys.argv[2:]
    sys.argv = [path]
    tap = os.fdopen(os.dup(1), 'w', encoding='utf-8')
    os.dup2(2, 1)

    result = TapResult(tap)
    load(path, names).run(result)
    print('1..{}'.format(result.number), file=tap, flush=True)
    return 0 if result.wasSuccessful() else 1


if __name__ == '__main__':
    sys.exit(main())
